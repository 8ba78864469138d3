/**
 * How tall each widget's cell is, CSS pixels, where its column is narrower than 360, 480, 640, 720, 920 and 1200 px,
 * and beyond: its place is kept that tall before it comes, so that the page does not move. Measured on the exported
 * site by scripts/measure-heights.mjs, which writes this file; a test in tests/site holds it to the site.
 */
export const HEIGHTS: Readonly<Record<string, readonly number[]>> = {
  "twin-run": [1970, 1916, 1791, 1607, 1037, 962, 1022],
  "memory-ledger": [1821, 1621, 1253, 1107, 849, 848, 780],
  "optimizer-race": [1619, 1606, 1387, 1453, 908, 909, 836],
  "code-explorer": [1203, 1125, 955, 762, 738, 719, 652],
  "map-duel": [1330, 1146, 865, 843, 756, 734, 668],
  "draw-a-map": [1674, 1558, 1198, 1137, 1070, 1037, 971],
  "block-heatmap": [1349, 1473, 1551, 850, 886, 974, 1080],
  "block-size-curve": [1384, 1338, 1142, 1029, 1015, 993, 993],
  "outlier-injector": [1847, 1741, 1493, 1243, 1243, 1202, 1114],
  "mixed-scale": [1388, 1340, 1085, 1063, 671, 671, 579],
  "kernel-stepper": [2697, 2362, 2149, 2029, 1203, 1140, 1082],
  roofline: [1363, 1322, 1137, 1137, 695, 695, 649],
  "training-lab": [2705, 1914, 1915, 1739, 1764, 1069, 1127],
  "state-microscope": [1979, 2024, 2004, 1155, 1155, 1133, 1063],
  "update-error-map": [1734, 1832, 1834, 1073, 1062, 1088, 1088],
  "embedding-gradients": [1020, 956, 800, 729, 685, 661, 571],
  "stable-embedding-ablation": [1531, 1403, 1143, 989, 951, 907, 840],
  "paper-tables": [1336, 1226, 1214, 1155, 1155, 1013, 947],
  reproduction: [2502, 2301, 2004, 1741, 1559, 1518, 1518],
  sensitivity: [1135, 1095, 902, 789, 751, 747, 659],
};
