/**
 * Moves labels apart until they are `gap` pixels from each other, as little as possible and within [top,
 * bottom]. Labels that touch form a group, which is centred on the mean of their wanted pixels. Labels keep
 * the order of their wanted pixels, except that neighbours closer than `gap` stand in the order of the
 * argument: the labels of two curves that coincide would otherwise change places in every frame.
 *
 * @param wanted pixel at which each label would stand on its own
 * @returns pixel of each label, in the order of `wanted`; if there is no room for all, they are spread evenly
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  for (let i = 1; i < order.length; i++) {
    const [above, below] = [order[i - 1], order[i]];
    if (wanted[below] - wanted[above] < gap && above > below) [order[i - 1], order[i]] = [below, above];
  }
  const room = order.length > 1 ? Math.min(gap, (bottom - top) / (order.length - 1)) : gap;
  type Group = { members: number[]; start: number };
  const place = (members: number[]): Group => {
    const middle = members.reduce((sum, i) => sum + wanted[i], 0) / members.length;
    const height = (members.length - 1) * room;
    return { members, start: Math.max(top, Math.min(bottom - height, middle - height / 2)) };
  };
  const groups: Group[] = [];
  for (const label of order) {
    let group = place([label]);
    for (let above = groups.at(-1); above; above = groups.at(-1)) {
      if (above.start + above.members.length * room <= group.start + 1e-9) break;
      groups.pop();
      group = place([...above.members, ...group.members]);
    }
    groups.push(group);
  }
  const placed = new Array<number>(wanted.length);
  for (const group of groups) {
    group.members.forEach((label, i) => {
      placed[label] = group.start + i * room;
    });
  }
  return placed;
}

/**
 * Breaks a sentence into lines, since words in a picture do not wrap by themselves. A word longer than a line
 * stands alone.
 *
 * @param most largest number of letters in a line
 */
export function wrapWords(sentence: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
