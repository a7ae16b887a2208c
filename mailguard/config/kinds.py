"""The kinds of settings. A field in `model.py` is annotated with one; `values.py` has a converter for each."""

from typing import Annotated

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """The name of a converter in `mailguard.config.values`."""

    name: str


DomainName = Annotated[str, Kind("domain")]  # a domain of one owner; lower-case A-labels, no final dot
AnyDomain = Annotated[str, Kind("any-domain")]  # the same, but many owners may share it
Relay = Annotated[str, Kind("relay")]  # an address, a network or a host name
NameServer = Annotated[str, Kind("nameserver")]  # an address with or without a port
EmailAddress = Annotated[str, Kind("address")]
SenderPattern = Annotated[str, Kind("sender")]  # an address or a domain
AuthservId = Annotated[str, Kind("authserv-id")]  # RFC 8601 §2.5
PhraseCategory = Annotated[str, Kind("phrase-category")]  # one of `phrase_text.CATEGORIES`
PhraseWeight = Annotated[int, Kind("phrase-weight")]  # 1 to 3
PhraseText = Annotated[str, Kind("phrase")]
CheckName = Annotated[str, Kind("check")]
Reason = Annotated[str, Kind("reason")]  # a text for colleagues, never empty
Seconds = Annotated[float, Kind("seconds")]  # more than 0
Count = Annotated[int, Kind("count")]  # 1 or more
HostName = Annotated[str, Kind("host")]  # lower-case A-labels, no final dot; may be a single label
HostPattern = Annotated[str, Kind("host-pattern")]  # the same, or "*.example.net" for any host below it
WebAddress = Annotated[str, Kind("web-address")]  # http or https
VariableName = Annotated[str, Kind("variable")]  # of an environment variable that holds a secret
Interval = Annotated[str, Kind("interval")]  # "30m", "6h", "1d"
Port = Annotated[int, Kind("port")]
