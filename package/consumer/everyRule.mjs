/** Steps of every rule on webgpu, compared with the CPU. */
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-webgpu";
import { compare } from "./program.mjs";

console.log(JSON.stringify(await compare(process.argv[2])));
process.exit(0);
