/** From text to passages that a model can take, along the structure of the document. */
package dev.nightshift.activity.storage.chunk;
