/** Upper and lower edges of the parts of the number line's picture, pixels. */
export const OVERVIEW = { top: 4, bottom: 18 };
export const DETAIL = { top: 64, bottom: 104 };
/** Where the lines from the overview arrive: above the labels. */
export const FUNNEL = 27;
export const AXIS = 114;
export const HEIGHT = 134;
export const SIDE = 14;
