"use client";

import { createContext } from "react";

/** Prints a number of a picture, given in the English notation, as the language of the page does. */
export const NumbersContext = createContext<(text: string) => string>((text) => text);
