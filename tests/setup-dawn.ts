/** Gives the tests of the project "gpu" a `navigator.gpu`: Dawn, on a software Vulkan driver. */
import { installDawn } from "@/scripts/setup/dawn.mjs";

await installDawn();
