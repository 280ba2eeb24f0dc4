package io.stackline.opcua.export;

import io.stackline.board.LocalBoard;
import io.stackline.opcua.ServerSubject;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.model.LineNamespace;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.nodeset.Edition;
import io.stackline.opcua.nodeset.LoadedModels;
import io.stackline.opcua.nodeset.Model;
import io.stackline.opcua.nodeset.Place;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.transport.server.OpcServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.ServerApplicationContext;

/**
 * The address space of a site as its server builds it at its start, without a server: no port is
 * taken, no user, key or certificate is made, no press is asked. Runs and readings are not in it.
 * To be used by one thread.
 */
public final class SiteSpace implements AutoCloseable {
  /** Nobody asks the desk of a server that does not listen. */
  private static final Duration NO_WAIT = Duration.ZERO;

  private final OpcUaServer server;
  private final Crank crank;
  private final Desk desk;
  private final LineNamespace line;
  private final List<Model> models;

  private SiteSpace(Site site, Time time, String version) {
    this.server = unheard(site);
    this.crank = time.crank("export");
    Locks locks = new Locks(site.presses().keySet(), time, crank);
    this.desk = new Desk(new LocalBoard(), time, NO_WAIT, locks);
    this.line =
        LineNamespace.of(new LineNamespace.Parts(server, site, time, crank, desk, locks, List::of));
    this.line.startup();
    this.models = new ArrayList<>(line.companions().models());
    models.add(model(OwnTypes.URI, version, site));
    models.add(model(LineNamespace.uri(site), version, site));
  }

  /** A model of ours, which builds on all that are there so far. */
  private Model model(String uri, String version, Site site) {
    return new Model(
        new Edition(uri, version, Optional.empty()),
        models.stream().map(Model::edition).toList(),
        new Place(site.name(), 0, 0));
  }

  /**
   * Builds the address space; takes some seconds, most of them for the base model.
   *
   * @param time only for the crank and the times of values, which are not exported
   * @param version of this program; it is the version of our models as well
   */
  public static SiteSpace of(Site site, Time time, String version) {
    return new SiteSpace(site, time, version);
  }

  /**
   * Writes our own nodes, the types and the line, as NodeSet2. The companion models they are made
   * of are not in the file, but required by it.
   *
   * @throws IOException the stream does not take it
   */
  public Exported write(OutputStream out) throws IOException {
    LoadedModels companions = line.companions();
    return new NodeSetWriter(server, models, companions::declarationOf).write(line.nodes(), out);
  }

  /** Takes it apart; threads of the crank end. */
  @Override
  public void close() {
    line.shutdown();
    desk.close();
    crank.close();
  }

  /** Milo wants an end point and a transport of a server, even of one that is never started. */
  private static OpcUaServer unheard(Site site) {
    EndpointConfig endpoint =
        EndpointConfig.newBuilder()
            .setBindAddress(site.opcua().bind())
            .setHostname(site.opcua().hostname())
            .setBindPort(site.opcua().port())
            .build();
    return new OpcUaServer(
        OpcUaServerConfig.builder()
            .setApplicationUri(ServerSubject.applicationUri(site))
            .setEndpoints(Set.of(endpoint))
            .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
            .build(),
        profile -> new Unheard());
  }

  /** A transport nobody can reach. */
  private static final class Unheard implements OpcServerTransport {
    @Override
    public void bind(ServerApplicationContext context, InetSocketAddress address) {
      throw new IllegalStateException("this server only shows its nodes");
    }

    @Override
    public void unbind() {}
  }
}
