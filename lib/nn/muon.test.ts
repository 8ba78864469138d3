import { openReference } from "./backend";
import { muonSuite } from "./muon.suite";

muonSuite("the reference", openReference);
