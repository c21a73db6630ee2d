/** Temporal and PostgreSQL for a machine that has only a JDK. Links workers; no worker links it. */
package dev.nightshift.local;
