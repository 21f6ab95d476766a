"""The settings of both of Zalo's platforms. A platform is there when its token, or its account's number, is set."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode

from bot.settings.validators import as_header, as_pairs, as_slugs, as_web_url, as_zalo_secret

Url = Annotated[str, BeforeValidator(as_web_url)]


class ZaloSettings(BaseSettings):
    """A part of `bot.settings.settings.Settings`."""

    zalo_bot_token: SecretStr | None = Field(None, description="the token of a bot of the Zalo Bot Platform")
    zalo_bot_base: Url = Field("https://bot-api.zaloplatforms.com", description="the Zalo Bot API server")
    zalo_bot_updates: Literal["poll", "webhook"] = Field("poll", description="fetch updates, or be called")
    zalo_bot_webhook_secret: Annotated[SecretStr | None, BeforeValidator(as_zalo_secret)] = Field(
        None, description="what Zalo repeats in a header of each webhook call, 8 to 256 characters"
    )
    zalo_bot_link: Url | None = Field(None, description="the address that opens the bot in Zalo, for the join page")
    zalo_bot_strangers_percent: int = Field(
        10, ge=0, le=100, description="of a month's messages, for strangers who named no unit's code"
    )

    zalo_oa_id: Annotated[str | None, BeforeValidator(as_header)] = Field(
        None, description="the number of the Official Account"
    )
    zalo_oa_app_id: Annotated[str | None, BeforeValidator(as_header)] = Field(
        None, description="the number of the app that the account consented to"
    )
    zalo_oa_app_secret: SecretStr | None = Field(None, description="the secret key of that app")
    zalo_oa_webhook_secret: SecretStr | None = Field(
        None, description="the account's own secret key, of the app's webhook page: it signs webhook calls"
    )
    zalo_oa_base: Url = Field("https://openapi.zalo.me", description="the Official Account API server")
    zalo_oa_business_base: Url = Field(
        "https://business.openapi.zalo.me", description="the server of templates by telephone number"
    )
    zalo_oa_oauth_base: Url = Field("https://oauth.zaloapp.com", description="the server that grants tokens")
    zalo_oa_templates: Annotated[dict[str, str], NoDecode, BeforeValidator(as_pairs)] = Field(
        {}, description="approved templates by the kind of notice: kind=template, separated by commas"
    )
    zalo_oa_named_templates: Annotated[dict[str, str], NoDecode, BeforeValidator(as_pairs)] = Field(
        {}, description="the same for templates with named values, as `zalo templates` prints them"
    )
    zalo_oa_template_price: int = Field(0, ge=0, description="what one template message costs, in VND; 0: not known")
    zalo_oa_month_budget: int | None = Field(
        None, ge=0, description="VND a month for template messages, beyond which only deadlines go; empty: no end"
    )
    zalo_oa_billed_greetings: bool = Field(
        False, description="whether a greeting may be sent where the account pays for it"
    )
    zalo_media_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(as_slugs)] = Field(
        ("zdn.vn", "zadn.vn", "dlfl.vn"), description="domains from which pictures of Zalo are fetched, and no others"
    )
    zalo_pace: float = Field(10.0, gt=0, le=1000, description="pushes per second of each Zalo channel")

    def zalo_secrets(self) -> tuple[str, ...]:
        """Everything of Zalo that no log may show."""
        secrets = (
            self.zalo_bot_token,
            self.zalo_bot_webhook_secret,
            self.zalo_oa_app_secret,
            self.zalo_oa_webhook_secret,
        )
        return tuple(secret.get_secret_value() for secret in secrets if secret)
