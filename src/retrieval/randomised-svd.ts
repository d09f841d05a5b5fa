import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

/** A sparse matrix by rows: row r has `columns[starts[r]]` up to `columns[starts[r + 1]]`. */
export interface SparseRows {
  columnCount: number
  starts: Uint32Array
  columns: Uint32Array
  values: Float32Array
}

const oversampling = 12
const powerIterations = 2
const smallestEigenvalue = 1e-7

/**
 * The leading right singular vectors by random projection with power iterations (Halko, Martinsson and Tropp 2011,
 * algorithms 4.4 and 5.1); the random numbers are always the same.
 *
 * @returns one row of `count` numbers a column of the matrix; zeros beyond the matrix's rank.
 */
export function leadingRightVectors(matrix: SparseRows, count: number): Float64Array {
  const width = count + oversampling
  const rowCount = matrix.starts.length - 1
  let left = orthonormalised(
    multiply(matrix, randomNumbers(matrix.columnCount * width), width),
    rowCount,
    width,
  )
  for (let iteration = 0; iteration < powerIterations; iteration += 1) {
    left = orthonormalised(multiply(matrix, multiplyTransposed(matrix, left, width), width), rowCount, width)
  }
  const projected = multiplyTransposed(matrix, left, width)
  // The Gram matrix of the projection, by way of the rows: there are far fewer of them than columns.
  const squared = crossProduct(left, multiply(matrix, projected, width), rowCount, width)
  return rotated(projected, whitening(squared), width, count)
}

/** xorshift32, uniform between -1 and 1. */
function randomNumbers(length: number): Float64Array {
  let state = 0x9e3779b9
  return Float64Array.from({ length }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state | 0) / 0x80000000
  })
}

function multiply({ starts, columns, values }: SparseRows, dense: Float64Array, width: number): Float64Array {
  const rowCount = starts.length - 1
  const product = new Float64Array(rowCount * width)
  for (let row = 0; row < rowCount; row += 1) {
    for (let item = starts[row] ?? 0; item < (starts[row + 1] ?? 0); item += 1) {
      addScaled(product, row * width, dense, (columns[item] ?? 0) * width, values[item] ?? 0, width)
    }
  }
  return product
}

function multiplyTransposed(
  { columnCount, starts, columns, values }: SparseRows,
  dense: Float64Array,
  width: number,
): Float64Array {
  const product = new Float64Array(columnCount * width)
  for (let row = 0; row < starts.length - 1; row += 1) {
    for (let item = starts[row] ?? 0; item < (starts[row + 1] ?? 0); item += 1) {
      addScaled(product, (columns[item] ?? 0) * width, dense, row * width, values[item] ?? 0, width)
    }
  }
  return product
}

function addScaled(
  target: Float64Array,
  targetStart: number,
  source: Float64Array,
  sourceStart: number,
  scale: number,
  width: number,
): void {
  for (let place = 0; place < width; place += 1) {
    target[targetStart + place] =
      (target[targetStart + place] ?? 0) + scale * (source[sourceStart + place] ?? 0)
  }
}

/** An orthonormal basis of the columns: the matrix times the inverse root of its Gram matrix. */
function orthonormalised(dense: Float64Array, rowCount: number, width: number): Float64Array {
  return rotated(dense, whitening(crossProduct(dense, dense, rowCount, width)), width, width)
}

function crossProduct(first: Float64Array, second: Float64Array, rowCount: number, width: number): Matrix {
  const sums = new Float64Array(width * width)
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const value = first[row * width + column] ?? 0
      if (value !== 0) addScaled(sums, column * width, second, row * width, value, width)
    }
  }
  return Matrix.from1DArray(width, width, sums)
}

/** Columns are eigenvectors over the root of their eigenvalue, the greatest first; zero where there is no rank. */
function whitening(symmetric: Matrix): Float64Array {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  })
  const order = realEigenvalues
    .map((_, place) => place)
    .sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0))
  const greatest = realEigenvalues[order[0] ?? 0] ?? 0
  const width = order.length
  const columns = new Float64Array(width * width)
  for (const [place, source] of order.entries()) {
    const eigenvalue = realEigenvalues[source] ?? 0
    if (eigenvalue <= greatest * smallestEigenvalue) continue
    for (let row = 0; row < width; row += 1) {
      columns[row * width + place] = eigenvectorMatrix.get(row, source) / Math.sqrt(eigenvalue)
    }
  }
  return columns
}

/** Rows of `dense` times the first `count` columns of `rotation`. */
function rotated(dense: Float64Array, rotation: Float64Array, width: number, count: number): Float64Array {
  const rowCount = dense.length / width
  const product = new Float64Array(rowCount * count)
  for (let row = 0; row < rowCount; row += 1) {
    for (let middle = 0; middle < width; middle += 1) {
      const value = dense[row * width + middle] ?? 0
      if (value !== 0) addScaled(product, row * count, rotation, middle * width, value, count)
    }
  }
  return product
}
