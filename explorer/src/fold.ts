// Letters without diacritics, in which names and words are looked for.

const LETTERS: Record<string, string> = { ø: "o", æ: "ae", å: "a", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", ı: "i" };

/** Lower case without diacritics. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[øæåłđðþßı]/g, (letter) => LETTERS[letter] ?? letter);
