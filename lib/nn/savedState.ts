/** What is needed to save and load state, in one module that is imported late. */
export { readCheckpoint } from "./checkpoint";
export { LoadedState } from "./loadedState";
export { packSlots } from "./packSlots";
