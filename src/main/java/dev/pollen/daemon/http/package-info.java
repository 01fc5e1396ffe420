/**
 * The main port: health, metrics and the API that the commands use. Enter by {@link
 * dev.pollen.daemon.http.HttpFront}, whose page lists the routes.
 */
package dev.pollen.daemon.http;
