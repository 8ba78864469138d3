import { openReference } from "@/lib/nn/backend";
import { laneRunSuite } from "./laneRun.suite";

laneRunSuite("the reference", openReference);
