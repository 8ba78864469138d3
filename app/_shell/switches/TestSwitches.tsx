"use client";

import { useEffect, useState } from "react";

/**
 * Starts the tests that the address asks for (`?stringTest=`, `?fuzz=`) and names switches with an unknown value,
 * `?adapter=` too, which workers obey. The code is fetched only for an address with a switch.
 */
export function TestSwitches() {
  const [problems, setProblems] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!/[?&](stringTest|fuzz|adapter)=/.test(window.location.search)) return;
    import("./switches").then(
      ({ startSwitches }) => setProblems(startSwitches()),
      () => setProblems(["The test switches of the address could not be fetched."]),
    );
  }, []);
  return problems.length > 0 && <p role="alert">{problems.join(" ")}</p>;
}
