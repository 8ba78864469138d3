/**
 * Small programs with the structure of public TensorFlow.js examples. Each trains with an optimizer that it is given and
 * returns the losses of its steps. They run in a project that has installed the package.
 *
 * All weights and data come from seeds, so that programs with the same seed begin alike.
 */
import * as tf from "@tensorflow/tfjs";

/** Initializers of a layer, by a seed of its own. */
const seeded = (seed) => ({
  kernelInitializer: tf.initializers.glorotUniform({ seed }),
  recurrentInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }),
});
const noise = (shape, seed) => tf.randomNormal(shape, 0, 1, "float32", seed);
/** Whole numbers from 0, as floats. */
const tokens = (shape, below, seed) => tf.floor(tf.randomUniform(shape, 0, below, "float32", seed));

/** Fits a model, batch by batch in their order. */
async function trainOn(model, x, y, epochs, options = {}) {
  const { history } = await model.fit(x, y, {
    epochs,
    batchSize: 16,
    shuffle: false,
    verbose: 0,
    ...options,
  });
  return history.loss;
}

/** Predicts which half of the vocabulary the first token is from. */
async function recurrent(layer, seed, makeOptimizer) {
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({
        inputDim: 20,
        outputDim: 8,
        inputLength: 6,
        embeddingsInitializer: tf.initializers.randomUniform({ minval: -0.5, maxval: 0.5, seed }),
      }),
      layer({ units: 8, ...seeded(seed + 10) }),
      tf.layers.dense({ units: 1, activation: "sigmoid", ...seeded(seed + 20) }),
    ],
  });
  model.compile({ optimizer: makeOptimizer(), loss: "binaryCrossentropy" });
  const x = tokens([48, 6], 20, seed + 30);
  const y = tf.cast(tf.greater(tf.slice(x, [0, 0], [48, 1]), 9), "float32");
  return trainOn(model, x, y, 10);
}

/** Two networks, trained in turn; the discriminator is frozen in the generator's steps. */
async function gan(seed, makeOptimizer) {
  const generator = tf.sequential({
    layers: [
      tf.layers.dense({ units: 16, inputShape: [4], activation: "relu", ...seeded(seed) }),
      tf.layers.dense({ units: 2, ...seeded(seed + 2) }),
    ],
  });
  const discriminator = tf.sequential({
    layers: [
      tf.layers.dense({ units: 16, inputShape: [2], activation: "relu", ...seeded(seed + 4) }),
      tf.layers.dense({ units: 1, ...seeded(seed + 6) }),
    ],
  });
  const variablesOf = (model) => model.trainableWeights.map((weight) => weight.val);
  const [forG, forD] = [makeOptimizer(), makeOptimizer()];
  const ones = tf.ones([32, 1]);
  const losses = [];
  for (let step = 0; step < 40; step++) {
    const real = tf.tidy(() => tf.add(tf.mul(noise([32, 2], seed + 100 + step), 0.3), 1));
    const latent = noise([32, 4], seed + 1000 + step);
    const loss = (labels, logits) => tf.losses.sigmoidCrossEntropy(labels, logits);
    const cost = forD.minimize(
      () =>
        tf.add(
          loss(ones, discriminator.apply(real)),
          loss(tf.zerosLike(ones), discriminator.apply(generator.apply(latent))),
        ),
      true,
      variablesOf(discriminator),
    );
    forG.minimize(
      () => loss(ones, discriminator.apply(generator.apply(latent))),
      false,
      variablesOf(generator),
    );
    losses.push((await cost.data())[0]);
    tf.dispose([real, latent, cost]);
  }
  return losses;
}

/** Q-learning from a fixed memory, with a target network that follows every ten steps. */
async function dqn(seed, makeOptimizer) {
  const make = () =>
    tf.sequential({
      layers: [
        tf.layers.dense({ units: 24, inputShape: [4], activation: "relu", ...seeded(seed) }),
        tf.layers.dense({ units: 2, ...seeded(seed + 2) }),
      ],
    });
  const [online, target] = [make(), make()];
  const optimizer = makeOptimizer();
  const [states, next] = [noise([32, 4], seed + 10), noise([32, 4], seed + 11)];
  const actions = tf.oneHot(tf.cast(tokens([32], 2, seed + 12), "int32"), 2);
  const rewards = tf.sum(states, 1);
  const losses = [];
  for (let step = 0; step < 60; step++) {
    if (step % 10 === 0) target.setWeights(online.getWeights());
    const cost = optimizer.minimize(
      () => {
        const values = tf.sum(tf.mul(online.apply(states), actions), 1);
        const wanted = tf.add(rewards, tf.mul(0.9, tf.max(target.apply(next), 1)));
        return tf.losses.meanSquaredError(wanted, values);
      },
      true,
      online.trainableWeights.map((weight) => weight.val),
    );
    losses.push((await cost.data())[0]);
    cost.dispose();
  }
  return losses;
}

/** Two tasks on one hidden layer, in turn: each optimizer moves the shared weights and those of its task. */
async function sharedWeights(seed, makeOptimizer) {
  const shared = tf.variable(tf.mul(noise([8, 16], seed), 0.3));
  const x = noise([32, 8], seed + 1);
  const tasks = [tf.sum(x, 1, true), tf.mean(tf.square(x), 1, true)].map((wanted, i) => ({
    wanted,
    head: tf.variable(tf.mul(noise([16, 1], seed + 2 + i), 0.3)),
    optimizer: makeOptimizer(),
  }));
  const losses = [];
  for (let step = 0; step < 40; step++) {
    let sum = 0;
    for (const { wanted, head, optimizer } of tasks) {
      const predict = () => tf.matMul(tf.tanh(tf.matMul(x, shared)), head);
      const loss = () => tf.losses.meanSquaredError(wanted, predict());
      const cost = optimizer.minimize(loss, true, [shared, head]);
      sum += (await cost.data())[0];
      cost.dispose();
    }
    losses.push(sum);
  }
  return losses;
}

const dense = (seed, units, options = {}) => tf.layers.dense({ units, ...seeded(seed), ...options });

/** The programs by name. `makeOptimizer` returns a new optimizer at each call. */
export const PROGRAMS = {
  "embedding, LSTM": (seed, make) => recurrent(tf.layers.lstm, seed, make),
  "embedding, GRU": (seed, make) => recurrent(tf.layers.gru, seed, make),

  "convolution, batch norm, dropout": (seed, make) => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          filters: 8,
          kernelSize: 3,
          inputShape: [8, 8, 1],
          activation: "relu",
          ...seeded(seed),
        }),
        tf.layers.batchNormalization(),
        tf.layers.flatten(),
        tf.layers.dropout({ rate: 0.2, seed: seed + 5 }),
        dense(seed + 6, 2, { activation: "softmax" }),
      ],
    });
    model.compile({ optimizer: make(), loss: "categoricalCrossentropy" });
    const x = noise([32, 8, 8, 1], seed + 7);
    const bright = tf.cast(tf.greater(tf.mean(x, [1, 2, 3]), 0), "int32");
    return trainOn(model, x, tf.cast(tf.oneHot(bright, 2), "float32"), 10);
  },

  autoencoder: (seed, make) => {
    const model = tf.sequential({
      layers: [dense(seed, 4, { inputShape: [16], activation: "tanh" }), dense(seed + 2, 16)],
    });
    model.compile({ optimizer: make(), loss: "meanSquaredError" });
    const x = tf.matMul(noise([48, 3], seed + 4), noise([3, 16], seed + 5));
    return trainOn(model, x, x, 15);
  },

  "GAN, two optimizers": gan,
  "two optimizers, shared weights": sharedWeights,
  "DQN, target network": dqn,

  fitDataset: async (seed, make) => {
    const model = tf.sequential({
      layers: [dense(seed, 16, { inputShape: [8], activation: "relu" }), dense(seed + 2, 1)],
    });
    model.compile({ optimizer: make(), loss: "meanSquaredError" });
    const x = noise([48, 8], seed + 4);
    const rows = tf.data.zip({
      xs: tf.data.array(await x.array()),
      ys: tf.data.array(await tf.sum(x, 1, true).array()),
    });
    const { history } = await model.fitDataset(rows.batch(16), { epochs: 15, verbose: 0 });
    return history.loss;
  },

  "trainable off and on": async (seed, make) => {
    const [first, last] = [dense(seed, 16, { inputShape: [8], activation: "relu" }), dense(seed + 2, 1)];
    const model = tf.sequential({ layers: [first, last] });
    const x = noise([32, 8], seed + 4);
    const y = tf.sum(x, 1, true);
    const losses = [];
    for (const trainable of [false, true, false]) {
      first.trainable = trainable;
      // Another optimizer each time: those of tf.train tell variables by their order alone.
      model.compile({ optimizer: make(), loss: "meanSquaredError" });
      losses.push(...(await trainOn(model, x, y, 5)));
    }
    return losses;
  },

  "late and tied variables": async (seed, make) => {
    const table = tf.variable(tf.mul(noise([12, 8], seed), 0.3));
    const late = tf.variable(tf.zeros([12]));
    const optimizer = make();
    const ids = tf.cast(tokens([32], 12, seed + 1), "int32");
    const labels = tf.oneHot(ids, 12);
    const losses = [];
    for (let step = 0; step < 60; step++) {
      const tied = () => tf.matMul(tf.gather(table, ids), table, false, true);
      const logits = step < 20 ? tied : () => tf.add(tied(), late);
      const cost = optimizer.minimize(
        () => tf.losses.softmaxCrossEntropy(labels, logits()),
        true,
        step < 20 ? [table] : [table, late],
      );
      losses.push((await cost.data())[0]);
      cost.dispose();
    }
    return losses;
  },

  "micro-batches": async (seed, make) => {
    const kernel = tf.variable(tf.mul(noise([8, 4], seed), 0.3), true, `kernel${seed}`);
    const optimizer = make();
    const x = noise([32, 8], seed + 1);
    const y = tf.matMul(x, noise([8, 4], seed + 2));
    const losses = [];
    for (let step = 0; step < 60; step++) {
      const parts = [0, 16].map((first) =>
        tf.variableGrads(
          () =>
            tf.losses.meanSquaredError(
              tf.slice(y, [first, 0], [16, 4]),
              tf.matMul(tf.slice(x, [first, 0], [16, 8]), kernel),
            ),
          [kernel],
        ),
      );
      const grads = parts.map((part) => part.grads[kernel.name]);
      const mean = tf.tidy(() => tf.div(tf.addN(grads), 2));
      optimizer.applyGradients({ [kernel.name]: mean });
      losses.push((await parts[0].value.data())[0]);
      tf.dispose([parts.map((part) => part.value), grads, mean]);
    }
    kernel.dispose();
    return losses;
  },
};
