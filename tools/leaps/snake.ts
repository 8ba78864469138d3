/** A small game for a DQN: a snake on a board, played at random to fill a replay buffer. */
import type { Random } from "@/lib/numerics/random";

export const SIDE = 9;
/** Planes of a picture: the snake (its head 2, the rest 1) and the food (1). */
export const PLANES = 2;
export const PICTURE = SIDE * SIDE * PLANES;
/** Left, straight on, right. */
export const ACTIONS = 3;

const REWARD_STEP = -0.2;
const REWARD_FOOD = 10;
const REWARD_END = -10;
const FIRST_LENGTH = 2;
/** Changes of x and y by the four directions: up, right, down, left. */
const DIRECTIONS = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** A step of a game: the picture before it, the action, the reward and the picture after it. */
export interface Transition {
  readonly before: Float32Array;
  readonly action: number;
  readonly reward: number;
  readonly after: Float32Array;
  /** Whether the game ended. */
  readonly last: boolean;
}

interface Game {
  /** Squares y * SIDE + x, the head first. */
  readonly body: number[];
  direction: number;
  food: number;
}

function begin(random: Random): Game {
  const [x, y] = [2 + random.integer(SIDE - 4), 2 + random.integer(SIDE - 4)];
  const body = Array.from({ length: FIRST_LENGTH }, (_, i) => y * SIDE + x - i);
  const game: Game = { body, direction: 1, food: 0 };
  placeFood(game, random);
  return game;
}

function placeFood(game: Game, random: Random): void {
  do game.food = random.integer(SIDE * SIDE);
  while (game.body.includes(game.food));
}

/** Returns the board as an image, [SIDE, SIDE, PLANES]. */
function picture({ body, food }: Game): Float32Array {
  const planes = new Float32Array(PICTURE);
  body.forEach((place, i) => {
    planes[place * PLANES] = i === 0 ? 2 : 1;
  });
  planes[food * PLANES + 1] = 1;
  return planes;
}

/** Moves the snake. @returns the reward, and whether the game ended */
function move(game: Game, action: number, random: Random): { reward: number; last: boolean } {
  game.direction = (game.direction + action + 3) % 4;
  const [dx, dy] = DIRECTIONS[game.direction];
  const head = game.body[0];
  const [x, y] = [(head % SIDE) + dx, Math.floor(head / SIDE) + dy];
  const place = y * SIDE + x;
  const outside = x < 0 || y < 0 || x >= SIDE || y >= SIDE;
  if (outside || game.body.slice(0, -1).includes(place)) return { reward: REWARD_END, last: true };
  game.body.unshift(place);
  if (place === game.food) {
    placeFood(game, random);
    return { reward: REWARD_FOOD, last: false };
  }
  game.body.pop();
  return { reward: REWARD_STEP, last: false };
}

/** Plays at random, game after game, and keeps every transition. */
export function replay(length: number, random: Random): Transition[] {
  const transitions: Transition[] = [];
  let game = begin(random);
  while (transitions.length < length) {
    const before = picture(game);
    const action = random.integer(ACTIONS);
    const { reward, last } = move(game, action, random);
    if (last) game = begin(random);
    transitions.push({ before, action, reward, after: picture(game), last });
  }
  return transitions;
}
