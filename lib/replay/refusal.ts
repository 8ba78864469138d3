/** Why steps are computed one by one and not replayed. */
export type RefusalKind =
  /** The backend is not WebGPU: there are no commands to record. */
  | "backend"
  /** The step recorded a command that a plan cannot repeat. */
  | "command"
  /** A bind group was made before the recording, so that its buffers are unknown. */
  | "bind-group"
  /** The step read values back from the GPU. */
  | "read-back"
  /** The step replaced or kept a buffer: the next one would work on another. */
  | "buffers"
  /** Two steps wrote different numbers that are not among the step's inputs, such as random ones. */
  | "values"
  /** Two steps recorded different commands. */
  | "commands"
  /** An input has another size or type than in the recorded step, or its values are on the GPU already. */
  | "input"
  /** A buffer that the plan uses was freed. */
  | "freed"
  /** The plan does not fit into a buffer of this device, or the device refused one of its commands. */
  | "device";

/** Why a step is not replayed, for programs and for people. */
export interface Refusal {
  readonly kind: RefusalKind;
  /** A sentence that names the command, buffer or value. */
  readonly sentence: string;
}
