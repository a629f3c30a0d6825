/** A priority queue: `pop` gives the first by `before`. Push and pop take the logarithm of its length. */
export interface Heap<T> {
  push(item: T): void;
  pop(): T | undefined;
}

/** A binary heap. @param before  a strict and total order, so that what comes out does not depend on the order of pushing. */
export function heap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];
  const swap = (i: number, j: number): void => {
    const item = items[i] as T;
    items[i] = items[j] as T;
    items[j] = item;
  };
  const comesBefore = (i: number, j: number): boolean => i < items.length && before(items[i] as T, items[j] as T);
  return {
    push(item) {
      items.push(item);
      for (let i = items.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!comesBefore(i, parent)) break;
        swap(i, parent);
        i = parent;
      }
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (items.length === 0 || last === undefined) return top;
      items[0] = last;
      for (let i = 0; ; ) {
        const left = 2 * i + 1;
        const first = comesBefore(left + 1, left) ? left + 1 : left;
        if (!comesBefore(first, i)) return top;
        swap(i, first);
        i = first;
      }
    },
  };
}
