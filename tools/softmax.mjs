// Softmax regression with L2 by accelerated gradient descent. Deterministic.

const STEPS = 600;

/**
 * @param rows     feature vectors, Float64Array each, all of one length.
 * @param classes  class of each row, 0–k.
 * @param weights  how much each row counts.
 * @param much     how much the rows count against the L2 on the weights; the bias is free.
 * @returns { weights: a Float64Array a class, bias: a number a class }
 */
export function softmax(rows, classes, weights, k, much) {
  const size = rows[0].length + 1;
  const rate = 1 / (0.5 * much * greatest(rows, weights) + 1);
  let at = Array.from({ length: k }, () => new Float64Array(size));
  let ahead = at.map((w) => w.slice());
  for (let step = 0; step < STEPS; step++) {
    const gradient = ahead.map((w) => {
      const g = w.slice();
      g[size - 1] = 0;
      return g;
    });
    rows.forEach((row, r) => {
      const odds = ahead.map((w) => {
        let sum = w[size - 1];
        for (let i = 0; i < size - 1; i++) sum += w[i] * row[i];
        return sum;
      });
      const most = Math.max(...odds);
      const parts = odds.map((x) => Math.exp(x - most));
      const all = parts.reduce((a, b) => a + b, 0);
      for (let c = 0; c < k; c++) {
        const off = much * weights[r] * (parts[c] / all - Number(c === classes[r]));
        const g = gradient[c];
        for (let i = 0; i < size - 1; i++) g[i] += off * row[i];
        g[size - 1] += off;
      }
    });
    const next = ahead.map((w, c) => w.map((x, i) => x - rate * gradient[c][i]));
    const momentum = step / (step + 3);
    ahead = next.map((w, c) => w.map((x, i) => x + momentum * (x - at[c][i])));
    at = next;
  }
  return { weights: at.map((w) => w.slice(0, size - 1)), bias: at.map((w) => w[size - 1]) };
}

/** The greatest eigenvalue of the rows' second moments, a little above it. */
function greatest(rows, weights) {
  const size = rows[0].length + 1;
  let v = new Float64Array(size).fill(1 / Math.sqrt(size));
  let length = 0;
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(size);
    rows.forEach((row, r) => {
      let dot = v[size - 1];
      for (let i = 0; i < size - 1; i++) dot += v[i] * row[i];
      dot *= weights[r];
      for (let i = 0; i < size - 1; i++) next[i] += dot * row[i];
      next[size - 1] += dot;
    });
    length = Math.hypot(...next);
    v = next.map((x) => x / length);
  }
  return 1.05 * length;
}
