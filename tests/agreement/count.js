// Reads a list of texts (JSON) and writes what each reference says of each.
const { createRequire } = require("node:module");
const from = createRequire(process.argv[2] + "/");
const twitter = from("twitter-text");
const { SegmentedMessage } = from("sms-segments-calculator");
const split = from("split-sms");
const clusters = new Intl.Segmenter("fr", { granularity: "grapheme" });

const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const told = texts.map((text) => {
  const sms = new SegmentedMessage(text);
  const parts = split.split(text);
  return {
    x: twitter.parseTweet(text).weightedLength,
    links: twitter.extractUrlsWithIndices(text.normalize()).map(({ url }) => url),
    graphemes: [...clusters.segment(text)].length,
    utf16: text.length,
    bytes: Buffer.byteLength(text),
    encoding: sms.encodingName,
    segments: sms.segmentsCount,
    split: parts.parts.length,
    splitEncoding: parts.characterSet,
  };
});
process.stdout.write(JSON.stringify({ unicode: process.versions.unicode, told }));
