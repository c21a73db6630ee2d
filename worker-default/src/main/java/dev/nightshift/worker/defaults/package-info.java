/** The worker's object graph and nothing else; what it runs lives in the activity modules. */
package dev.nightshift.worker.defaults;
