/** Prints the figures that the docs state. One class per figure, each a command of its own. */
package dev.nightshift.benchmark;
