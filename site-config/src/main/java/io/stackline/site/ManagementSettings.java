package io.stackline.site;

/**
 * Where a process tells how it is: health and metrics over HTTP, without encryption and for whoever
 * gets there.
 *
 * @param bind address to listen at
 * @param port 1 to 65535, or 0 for any free one
 */
public record ManagementSettings(String bind, int port) {}
