import { openReference } from "./backend";
import { optimizerSuite } from "./optimizer.suite";

optimizerSuite("the reference", openReference);
