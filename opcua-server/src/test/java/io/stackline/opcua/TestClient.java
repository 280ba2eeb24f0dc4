package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;

/** A real client of a line server, with the few things tests ask of it. */
public final class TestClient implements AutoCloseable {
  private final OpcUaClient client;
  private final int index;

  private TestClient(OpcUaClient client, int index) {
    this.client = client;
    this.index = index;
  }

  /** How a client connects. */
  public record How(SecurityPolicy policy, TestKey key, IdentityProvider identity) {
    public static How user(String name, String password) {
      return new How(
          SecurityPolicy.Basic256Sha256, TestKey.CLIENT, new UsernameProvider(name, password));
    }

    public static How anonymous(SecurityPolicy policy) {
      return new How(policy, TestKey.CLIENT, AnonymousProvider.INSTANCE);
    }

    public How with(SecurityPolicy other) {
      return new How(other, key, identity);
    }

    public How with(TestKey other) {
      return new How(policy, other, identity);
    }
  }

  public static TestClient connect(LineServer server, How how) throws Exception {
    String url = "opc.tcp://127.0.0.1:" + server.port();
    EndpointDescription endpoint = withAnonymous(endpoint(url, how.policy()).orElseThrow());
    OpcUaClientConfig config =
        OpcUaClientConfig.builder()
            .setApplicationName(LocalizedText.english("test"))
            .setApplicationUri(how.key().applicationUri())
            .setEndpoint(endpoint)
            .setKeyPair(how.key().keys())
            .setCertificate(how.key().certificate())
            .setCertificateChain(new X509Certificate[] {how.key().certificate()})
            .setCertificateValidator(new CertificateValidator.InsecureCertificateValidator())
            .setIdentityProvider(how.identity())
            .setRequestTimeout(uint(10_000))
            .setSessionEndpointValidationEnabled(false)
            .build();
    OpcUaClient client = OpcUaClient.create(config);
    try {
      client.connect();
      Integer index = index(client, server.namespaceUri());
      return new TestClient(client, index);
    } catch (UaException | RuntimeException e) {
      disconnect(client);
      throw e;
    }
  }

  private static int index(OpcUaClient client, String uri) throws UaException {
    var index = client.getNamespaceTable().getIndex(uri);
    if (index == null) {
      throw new IllegalStateException("no namespace " + uri);
    }
    return index.intValue();
  }

  /** So that a client can try to log in as nobody where the server does not offer it. */
  private static EndpointDescription withAnonymous(EndpointDescription endpoint) {
    List<UserTokenPolicy> tokens =
        new ArrayList<>(Lists.ofNullable(endpoint.getUserIdentityTokens()));
    if (tokens.stream().noneMatch(each -> each.getTokenType() == UserTokenType.Anonymous)) {
      tokens.add(new UserTokenPolicy("anyone", UserTokenType.Anonymous, null, null, null));
    }
    return new EndpointDescription(
        endpoint.getEndpointUrl(),
        endpoint.getServer(),
        endpoint.getServerCertificate(),
        endpoint.getSecurityMode(),
        endpoint.getSecurityPolicyUri(),
        tokens.toArray(new UserTokenPolicy[0]),
        endpoint.getTransportProfileUri(),
        endpoint.getSecurityLevel());
  }

  public static List<EndpointDescription> endpoints(String url) throws Exception {
    return DiscoveryClient.getEndpoints(url).get(5, TimeUnit.SECONDS);
  }

  private static Optional<EndpointDescription> endpoint(String url, SecurityPolicy policy)
      throws Exception {
    return endpoints(url).stream()
        .filter(each -> policy.getUri().equals(each.getSecurityPolicyUri()))
        .findFirst();
  }

  public OpcUaClient milo() {
    return client;
  }

  public NodeId id(String path) {
    return new NodeId(index, path);
  }

  /** The value of a variable of the line. */
  public DataValue read(String path) throws UaException {
    return read(id(path));
  }

  public DataValue read(NodeId node) throws UaException {
    return client.readValue(0, TimestampsToReturn.Both, node);
  }

  public Object value(String path) throws UaException {
    DataValue value = read(path);
    Object content = value.value().value();
    if (content == null) {
      throw new IllegalStateException(path + " is " + value.statusCode());
    }
    return content;
  }

  /** Reads until the value is as wanted, for at most five seconds. */
  public DataValue await(String path, Predicate<DataValue> wanted) throws UaException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    DataValue value = read(path);
    while (!wanted.test(value)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(path + " stays " + value);
      }
      value = read(path);
    }
    return value;
  }

  public Object attribute(NodeId node, AttributeId attribute) throws UaException {
    ReadValueId wanted = new ReadValueId(node, attribute.uid(), null, QualifiedName.NULL_VALUE);
    DataValue value =
        only(client.read(0, TimestampsToReturn.Neither, List.of(wanted)).getResults());
    Object content = value.value().value();
    if (content == null) {
      throw new IllegalStateException(attribute + " is " + value.statusCode());
    }
    return content;
  }

  public StatusCode status(NodeId node, AttributeId attribute) throws UaException {
    ReadValueId wanted = new ReadValueId(node, attribute.uid(), null, QualifiedName.NULL_VALUE);
    return only(client.read(0, TimestampsToReturn.Neither, List.of(wanted)).getResults())
        .statusCode();
  }

  public List<ReferenceDescription> browse(NodeId node) throws UaException {
    BrowseDescription forward =
        new BrowseDescription(
            node, BrowseDirection.Forward, NodeIds.HierarchicalReferences, true, uint(0), uint(63));
    return List.of(client.browse(forward).getReferences());
  }

  /** The type of an object or a variable. */
  public NodeId typeDefinition(NodeId node) throws UaException {
    BrowseDescription type =
        new BrowseDescription(
            node, BrowseDirection.Forward, NodeIds.HasTypeDefinition, false, uint(0), uint(63));
    return only(client.browse(type).getReferences())
        .getNodeId()
        .toNodeId(client.getNamespaceTable())
        .orElseThrow();
  }

  public List<String> children(NodeId node) throws UaException {
    return new ArrayList<>(
        browse(node).stream().map(each -> String.valueOf(each.getBrowseName().name())).toList());
  }

  public CallMethodResult call(String object, String method, Object... inputs) throws UaException {
    return only(client.call(List.of(request(object, method, inputs))).getResults());
  }

  private static <T> T only(T @Nullable [] results) {
    if (results == null || results.length != 1) {
      throw new IllegalStateException("not one result");
    }
    return results[0];
  }

  public CallMethodRequest request(String object, String method, Object... inputs) {
    Variant[] variants = new Variant[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      variants[i] = new Variant(inputs[i]);
    }
    return new CallMethodRequest(id(object), id(object + "/" + method), variants);
  }

  @Override
  public void close() {
    disconnect(client);
  }

  private static void disconnect(OpcUaClient client) {
    client.disconnectAsync().orTimeout(5, TimeUnit.SECONDS).exceptionally(gone -> client).join();
  }
}
