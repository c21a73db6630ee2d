/** Objects in stores that speak the S3 protocol. What an object means is not known here. */
package dev.nightshift.objects;
