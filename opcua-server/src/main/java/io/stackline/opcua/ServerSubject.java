package io.stackline.opcua;

import io.stackline.opcua.security.ServerKey;
import io.stackline.site.Site;

/** What the certificate of a site's server says of it. */
public final class ServerSubject {
  private ServerSubject() {}

  /** Name, application URI, and every name and address this machine is reached by now. */
  public static ServerKey.Subject of(Site site) {
    return new ServerKey.Subject(
        "Stackline " + site.name(), applicationUri(site), Endpoints.names(site.opcua()));
  }

  /** By which clients know the server. */
  public static String applicationUri(Site site) {
    return "urn:stackline:" + site.name() + ":server";
  }
}
