/**
 * The contracts of search: a question in, cited passages out. Snippets are bounded, so that a history
 * never carries a document.
 */
package dev.nightshift.contract.search;
