// annotations.jsonld and the folder of its articles -> the words that Apache Annotator finds for each selector.
import { readFileSync } from "node:fs";
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from "@apache-annotator/selector";

const MATCHERS = { TextPositionSelector: textPositionSelectorMatcher, TextQuoteSelector: textQuoteSelectorMatcher };

// An article as one chunk.
function whole(text) {
  const chunk = { data: text };
  return { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
}

const folder = process.argv[2];
const { first } = JSON.parse(readFileSync(`${folder}/annotations.jsonld`, "utf8"));
const found = {};
for (const { id, target } of first.items) {
  // A decoder would take a byte order mark away, which offsets count.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(`${folder}/${target.source}`));
  found[id] = [];
  for (const selector of target.selector) {
    for await (const { startIndex, endIndex } of MATCHERS[selector.type](selector)(whole(text))) {
      found[id].push([selector.type, [...text.slice(0, startIndex)].length, text.slice(startIndex, endIndex)]);
    }
  }
}
console.log(JSON.stringify(found));
