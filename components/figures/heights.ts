/** Widths of a column, CSS pixels, from which another height of `HEIGHTS` counts: those of FigureFrame.module.css. */
export const RANGE_STARTS: readonly number[] = [0, 321, 336, 358, 480, 640, 720, 920, 1200];

/**
 * How tall each figure's cell is, CSS pixels, in each range of its column's width: its place is kept that tall before it
 * comes, so that the page does not move. Measured on the exported site by scripts/measure-heights.mjs, which writes this
 * table; a test in tests/site holds it to the site.
 */
export const HEIGHTS: Readonly<Record<string, readonly number[]>> = {
  "twin-run": [1858, 1845, 1899, 1908, 1791, 1607, 1037, 962, 1022],
  "memory-ledger": [1824, 1746, 1683, 1642, 1255, 1108, 850, 849, 781],
  "optimizer-race": [1619, 1620, 1595, 1606, 1387, 1387, 861, 865, 865],
  "code-explorer": [1203, 1144, 1125, 1125, 955, 762, 738, 719, 652],
  "map-duel": [1330, 1251, 1186, 1165, 865, 843, 756, 734, 668],
  "draw-a-map": [1674, 1558, 1558, 1558, 1198, 1137, 1070, 1037, 971],
  "block-heatmap": [1243, 1221, 1349, 1473, 1551, 821, 930, 989, 1053],
  "block-size-curve": [1364, 1342, 1342, 1342, 1144, 1111, 976, 954, 886],
  "outlier-injector": [1847, 1807, 1763, 1741, 1493, 1243, 1243, 1202, 1114],
  "mixed-scale": [1388, 1362, 1340, 1340, 1085, 1063, 671, 671, 579],
  "kernel-stepper": [2701, 2531, 2383, 2366, 2149, 2029, 1179, 1140, 1082],
  roofline: [1363, 1322, 1322, 1322, 1137, 1137, 695, 695, 649],
  "training-lab": [2764, 2747, 2238, 1989, 1987, 1777, 1760, 1078, 1122],
  "state-microscope": [2064, 2058, 2008, 2057, 2015, 1251, 1191, 1171, 1084],
  "update-error-map": [1761, 1763, 1744, 1885, 1858, 1074, 1063, 1089, 1089],
  "embedding-gradients": [980, 936, 936, 936, 800, 729, 685, 661, 571],
  "stable-embedding-ablation": [1555, 1467, 1467, 1448, 1162, 965, 899, 858, 854],
  "paper-tables": [1320, 1252, 1252, 1233, 1199, 1133, 1111, 1054, 921],
  reproduction: [2661, 2464, 2403, 2403, 2034, 1742, 1618, 1520, 1520],
  sensitivity: [1162, 1162, 1140, 1121, 915, 811, 727, 727, 656],
};
