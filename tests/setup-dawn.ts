/** Gives the tests of the project "gpu" a `navigator.gpu`: Dawn, on a software Vulkan driver. */
import { installDawn } from "@/scripts/dawn.mjs";

await installDawn();
