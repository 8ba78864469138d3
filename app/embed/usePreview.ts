import { useEffect, useRef, useState } from "react";
import {
  type FrameMessage,
  type OptionDescription,
  PROTOCOL_VERSION,
} from "@/components/figure/host/protocol";

/**
 * Returns the preview's frame, whether its messages are heard yet, and the options of its figure as the figure tells
 * them. A frame that loads before it is heard would tell its height to nobody.
 *
 * @param path of the figure's embed
 */
export function usePreview(path: string) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [options, setOptions] = useState<readonly OptionDescription[]>([]);
  const [query, setQuery] = useState("");
  const [heard, setHeard] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure, or its other language, has other options
  useEffect(() => {
    setOptions([]);
    setQuery("");
    const onMessage = ({ source, data }: MessageEvent<FrameMessage & { blockwise?: number }>) => {
      if (!frame.current || source !== frame.current.contentWindow) return;
      if (data?.blockwise !== PROTOCOL_VERSION) return;
      if (data.type === "ready" && data.live) setOptions(data.options);
      if (data.type === "state") setQuery(data.saved.query);
      if (data.type === "height") frame.current.style.height = `${data.height}px`;
    };
    window.addEventListener("message", onMessage);
    setHeard(true);
    return () => window.removeEventListener("message", onMessage);
  }, [path]);
  return { frame, heard, options, query };
}
