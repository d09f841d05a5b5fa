/**
 * Stands for what words are analysed to: part of the key of every cache that holds analysed words. A test computes it
 * from the built-in word lists and tells the value to write here after a change of tokens, stems, endings or sound keys.
 */
export const analysisFingerprint = '9682a35e3737'
