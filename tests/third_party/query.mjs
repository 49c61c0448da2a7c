// Print the text that Apache Annotator finds for each selector of annotations.jsonld in a package folder.
import { readFileSync } from "node:fs";
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from "@apache-annotator/selector";

const MATCHERS = { TextPositionSelector: textPositionSelectorMatcher, TextQuoteSelector: textQuoteSelectorMatcher };

// An article as one chunk.
function asChunker(text) {
  const chunk = { data: text };
  return { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
}

const folder = process.argv[2];
const { first } = JSON.parse(readFileSync(`${folder}/annotations.jsonld`, "utf8"));
const matches = {};
for (const { id, target } of first.items) {
  // Offsets count a byte order mark, which a decoder would remove.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(`${folder}/${target.source}`));
  matches[id] = [];
  for (const selector of target.selector) {
    for await (const { startIndex, endIndex } of MATCHERS[selector.type](selector)(asChunker(text))) {
      matches[id].push([selector.type, [...text.slice(0, startIndex)].length, text.slice(startIndex, endIndex)]);
    }
  }
}
console.log(JSON.stringify(matches));
