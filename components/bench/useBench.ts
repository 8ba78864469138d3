"use client";

import { useEffect, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { useTranslate } from "@/components/controls/useTranslate";
import { useWords } from "@/components/controls/words";
import { replaceQuery } from "@/lib/session/replaceQuery";
import { messages } from "./messages";
import { type BenchState, makeBenchStore } from "./state/benchStore";
import { queryOfBench } from "./state/linkedData";
import { openStorage } from "./state/storage";

/** How long the bench rests before it is kept and its address is written, milliseconds. */
const REST_MS = 350;

/**
 * Makes the store of the bench and keeps the address and the browser's storage up to date. For the browser
 * only.
 */
export function useBench(): StoreApi<BenchState> {
  const t = useWords(messages);
  const options = useTranslate();
  const [store] = useState(() =>
    makeBenchStore(
      openStorage(() => window.localStorage),
      new URLSearchParams(window.location.search),
      () => performance.now(),
      t,
      options,
    ),
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waits = false;
    let leaving = false;
    const save = () => {
      clearTimeout(timer);
      if (!waits) return;
      waits = false;
      store.getState().save();
    };
    const stop = store.subscribe((now, before) => {
      if (now.edited.document === before.edited.document && now.own === before.own) return;
      const { values } = now.edited.document;
      if (values !== before.edited.document.values || now.own !== before.own) writeAddress(now);
      waits = true;
      clearTimeout(timer);
      // A run that is given up as the page goes becomes a row after the page has been told that it goes.
      if (leaving) return save();
      timer = setTimeout(save, REST_MS);
    });
    const changed = ({ key, newValue, storageArea }: StorageEvent) => {
      if (storageArea === localStorage) store.getState().storageChanged(key, newValue);
    };
    window.addEventListener("storage", changed);
    const leave = () => {
      leaving = true;
      save();
    };
    const comeBack = () => {
      leaving = false;
    };
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", comeBack);
    return () => {
      stop();
      save();
      window.removeEventListener("storage", changed);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", comeBack);
    };
  }, [store]);
  return store;
}

/** Browsers refuse more than about 100 changes of an address in half a minute. */
const ADDRESS_AFTER_MS = 350;
let addressTimer: ReturnType<typeof setTimeout> | undefined;

/** Writes the options into the address a moment after the last change, without a new history entry. */
function writeAddress({ edited, lock, own }: BenchState): void {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(() => {
    const { values } = edited.document;
    replaceQuery(queryOfBench({ values, lock, ownText: own[values.task] ?? "" }));
  }, ADDRESS_AFTER_MS);
}
