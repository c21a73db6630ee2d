/** Where documents come from. A source is read once, into a snapshot that no later edit can change. */
package dev.nightshift.activity.storage.source;
