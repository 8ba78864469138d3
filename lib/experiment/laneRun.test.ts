import { openReference } from "@/lib/nn/backend";
import { twinRunSuite } from "./twinRun.suite";

twinRunSuite("the reference", openReference);
