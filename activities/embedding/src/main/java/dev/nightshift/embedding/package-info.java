/** Text to vectors and token counts, in process. Knows nothing of documents or of Temporal. */
package dev.nightshift.embedding;
