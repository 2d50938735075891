"""Sentences about engines and what they answer."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "address_invalid": N_("{address} is not a web address."),
    "address_example": N_("Write it like http://127.0.0.1:8080/v1 or https://example.com/v1."),
    "address_missing": N_("The engine {engine} has no address yet."),
    "address_give": N_("Give one with --base-url, or in the settings."),
    "model_missing": N_("No model is named for the engine {engine}."),
    "model_give": N_("Name one with --model, or in the settings."),
    "model_unknown": N_("{label} does not know the model {model}."),
    "engine_unknown": N_("There is no engine {engine}."),
    "engine_list": N_("The engines are: {engines}."),
    "engine_unreachable": N_("{label} cannot be reached."),
    "engine_start": N_("Start it and try again, or choose another engine. Your text is untouched."),
    "network_check": N_(
        "Check the connection and try again, or use the model on this computer. Your "
        "text is untouched."
    ),
    "engine_refuses": N_("Nobody answers at {host}: the connection was refused."),
    "host_unknown": N_("There is no computer named {host}, or the network is down."),
    "host_check": N_("Check the address and the connection."),
    "certificate_refused": N_(
        "{host} cannot prove that it is what it says it is: its certificate is not accepted."
    ),
    "certificate_check": N_(
        "Check the date of this computer and the address. A network that reads along does this too."
    ),
    "encryption_absent": N_("{host} does not speak https."),
    "encryption_try": N_("If it is on this computer, write the address with http://."),
    "engine_slow": N_("{host} did not answer within {seconds} seconds."),
    "list_missing": N_("{host} has no list of models at this address (status 404)."),
    "list_address": N_("Check the end of the address: most end in /v1."),
    "list_elsewhere": N_(
        "What answered at {host} is a web page or another service: perhaps a network’s sign-in "
        "page."
    ),
    "list_sign_in": N_(
        "Sign in to the network in a browser, or check the address, then try again."
    ),
    "engine_silent": N_("{label} has said nothing for {seconds} seconds."),
    "engine_failing": N_("{label} has a fault of its own (status {status})."),
    "engine_gave_up": N_("{label} reported an error in the middle of its answer."),
    "engine_check": N_("Check its address and its model. Your text is untouched."),
    "later": N_(
        "Your text is untouched, and what had come is kept in the history. Try again in a moment."
    ),
    "stream_cut": N_("The connection to {label} broke in the middle of the answer."),
    "not_completion": N_(
        "{label} answered with something that is no chat completion: another service, or "
        "a network's sign-in page."
    ),
    "rate_limited": N_("{label} asks to slow down."),
    "rate_limited_long": N_("{label} asks to wait {minutes} minutes."),
    "quota_spent": N_("The account at {label} has no credit left."),
    "quota_pay": N_(
        "Look at the account's billing page, or use the model on this computer. Your "
        "text is untouched."
    ),
    "key_refused": N_("{label} refuses the key."),
    "key_missing": N_("{label} needs a key, and none is kept."),
    "key_give": N_("Set it under “Keys” in the settings, or with: calame keys set {engine}"),
    "plain_refused": N_(
        "{label} is reached without encryption: the key would be readable on the way. "
        "Nothing was sent."
    ),
    "plain_https": N_("Use an https address, or take the key away."),
    "offline_refused": N_(
        "Calame is set to stay offline: {label} is beyond this computer. Nothing was sent."
    ),
    "offline_switch": N_("Turn off “Stay offline” to allow it, or use the model on this computer."),
    "consent_refused": N_("Nothing was sent to {label}."),
    "consent_choose": N_("Choose the model on this computer, or agree next time."),
    "text_too_long": N_("The text is too long for {label}."),
    "text_shorten": N_("Select a shorter passage. Your text is untouched."),
    "request_refused": N_("{label} refused the request (status {status}, {code})."),
    "local_engine_missing": N_("The engine for models on this computer is not installed."),
    "local_engine_install": N_(
        'Your text is untouched. Choose another engine, or install it: pip install "calame[local]"'
    ),
    "local_engine_failed": N_(
        "The model on this computer could not be kept running: it stopped {count} times in a row."
    ),
    "local_engine_smaller": N_(
        "Choose a smaller model, or see what is wrong with: calame doctor. Your text is untouched."
    ),
    "local_engine_memory": N_("There is not enough free memory to load {name}."),
    "local_engine_room": N_(
        "Close other programs or choose a smaller model. Your text is untouched."
    ),
    "local_engine_slow": N_("{name} has not loaded within {seconds} seconds."),
    "local_engine_stopped": N_("The model on this computer was stopped while it was starting."),
    "local_model_broken": N_("The model file {name} is incomplete or damaged."),
    "local_model_again": N_("Remove it and fetch it again, or choose another model."),
    "local_model_unknown": N_(
        "{name} is a kind of model that the engine on this computer cannot run."
    ),
    "answer_empty": N_("{label} answered with nothing."),
}
