import { openReference } from "./backend";
import { tfSpecsSuite } from "./tfSpecs.suite";

tfSpecsSuite("the reference", openReference);
