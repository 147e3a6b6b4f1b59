// Names made alike, whatever their case, marks, alphabet or transliteration, so that a search finds them.

const LETTERS = {
  а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", ҕ: "g", ҝ: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "e", ж: "j", җ: "j", ҷ: "j", з: "z", и: "i",
  ӣ: "i", й: "i", і: "i", ї: "i", ј: "i", к: "k", қ: "k", ҡ: "k", л: "l", м: "m", н: "n", ң: "n", ҥ: "n", о: "o", ө: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ў: "o", ӯ: "u", ү: "u", ұ: "u", ф: "f", х: "h", ҳ: "h", һ: "h", ц: "ts", ч: "ʧ",
  ҹ: "j", ш: "ʃ", щ: "ʃ", ъ: "", ы: "i", ь: "", э: "e", ю: "iu", я: "ia", ı: "i", ə: "a", ş: "ʃ", ș: "ʃ", ç: "ʧ", ž: "j", ŋ: "n",
  æ: "e", ø: "o", ß: "ss", ł: "l", đ: "d",
};
const SOUNDS = [
  [/shch|sch/g, "ʃ"], [/tch|ch/g, "ʧ"], [/sh/g, "ʃ"], [/d?zh|dj|дж|дҷ/g, "j"], [/kh/g, "h"], [/gh/g, "g"], [/ph/g, "f"], [/th/g, "t"],
  [/w/g, "v"], [/q/g, "k"], [/c/g, "s"], [/y/g, "i"],
];
const MARKS = /[\u02b9-\u02bf\u0300-\u036f'’‘`´ʹ]/gu;

/** Ways to write a name plainly: mostly one, two where a letter stands for different sounds. */
function folds(text) {
  const lower = text.normalize("NFC").toLowerCase();
  return [...new Set(lower.includes("x") ? [plain(lower.replaceAll("x", "h")), plain(lower.replaceAll("x", "ks"))] : [plain(lower)])];
}

function plain(lower) {
  // a letter of ours with its mark is one sound; other marks fall away
  const parts = Array.from(lower, (letter) => LETTERS[letter] ?? letter.normalize("NFKD").replace(MARKS, ""));
  let made = parts.map((part) => Array.from(part, (letter) => LETTERS[letter] ?? letter).join("")).join("");
  for (const [written, sound] of SOUNDS) made = made.replace(written, sound);
  made = made.replace(/(\p{L})\1+/gu, "$1").replace(/io/g, "e").replace(/ie/g, "e").replace(/(\p{L})\1+/gu, "$1");
  return made.replace(/[^\p{L}\p{N}+]+/gu, " ").trim();
}

/** A text in plain Latin letters and hyphens, for names of files. */
function slug(text) {
  const letters = Array.from(text.slice(0, 200).normalize("NFC").toLowerCase(), (letter) => {
    const latin = /\p{Script=Cyrillic}/u.test(letter) ? LETTERS[letter] : letter.normalize("NFKD").replace(MARKS, "");
    return (latin ?? "").replaceAll("ʃ", "sh").replaceAll("ʧ", "ch");
  });
  return letters.join("").replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
}

/** A coarser way, for vowels that one alphabet tells apart and another does not. */
function loose(folded) {
  return folded.replace(/ng/g, "n").replace(/u/g, "o").replace(/e/g, "a").replace(/(\p{L})\1+/gu, "$1");
}
