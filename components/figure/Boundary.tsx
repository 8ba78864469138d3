"use client";

import { Component, type ReactNode } from "react";
import { Failure } from "./Failure";

interface Props {
  readonly title: string;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

/** Keeps a figure's exception inside its cell. React offers this to classes only. */
export class Boundary extends Component<Props, { problem: Error | null }> {
  override state = { problem: null };

  static getDerivedStateFromError(problem: Error) {
    return { problem };
  }

  override render() {
    const { title, onRetry, children } = this.props;
    return this.state.problem ? (
      <Failure title={title} problem={this.state.problem} onRetry={onRetry} />
    ) : (
      children
    );
  }
}
