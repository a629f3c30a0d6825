// Logistic regression with L2 by Newton's method. Deterministic.

/** Steps of Newton's method; it stands still long before. */
const STEPS = 12;

/**
 * @param rows     feature vectors, all of one length; a bias is a feature that is always 1.
 * @param classes  0 or 1 a row.
 * @param ridge    L2 on each weight, above 0.
 * @param given    log odds a row that are known and not fitted.
 * @returns a weight a feature.
 */
export function logistic(rows, classes, ridge, given = rows.map(() => 0)) {
  const size = ridge.length;
  const w = new Array(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((weight, k) => ridge[k] * weight);
    const curve = w.map((_, k) => w.map((_, l) => (k === l ? ridge[k] : 0)));
    rows.forEach((row, r) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + w[k] * value, given[r])));
      for (let k = 0; k < size; k++) {
        gradient[k] += (p - classes[r]) * row[k];
        for (let l = 0; l <= k; l++) curve[k][l] += p * (1 - p) * row[k] * row[l];
      }
    });
    solve(curve, gradient).forEach((change, k) => {
      w[k] -= change;
    });
  }
  return w;
}

/** Solves a symmetric positive definite system, of which the lower half is given, by Cholesky's method. */
function solve(matrix, right) {
  const lower = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(sum) : sum / lower[j][j];
    }
  const found = [...right];
  for (let i = 0; i < found.length; i++) {
    for (let k = 0; k < i; k++) found[i] -= lower[i][k] * found[k];
    found[i] /= lower[i][i];
  }
  for (let i = found.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < found.length; k++) found[i] -= lower[k][i] * found[k];
    found[i] /= lower[i][i];
  }
  return found;
}
