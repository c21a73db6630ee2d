/** From bytes to text and structure. Parsers run in child processes that may die. */
package dev.nightshift.activity.storage.content;
