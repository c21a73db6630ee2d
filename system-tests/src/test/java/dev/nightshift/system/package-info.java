/** The real JARs against a real stack. Nothing here knows a class of theirs, except to list what they register. */
package dev.nightshift.system;
